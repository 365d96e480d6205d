"""Write the stored vectors that tests compare with."""
