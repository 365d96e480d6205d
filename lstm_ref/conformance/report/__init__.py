"""What the checker says: text for people, TAP and JUnit for machines; in English and Chinese."""
