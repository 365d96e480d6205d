// How numbers are written: two decimals and a true minus sign, as in the figures.
export const number = (value) => {
  const text = Math.abs(value).toFixed(2);
  return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
};
export const bracket = (value) => (value < 0 ? `(${number(value)})` : number(value));
export const percent = (value) => `${Math.round(100 * value)}`;
export const product = (a, b) => a.map((value, k) => value * b[k]);
