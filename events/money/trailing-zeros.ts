/** A text without the zeros at its end. The pattern /0+$/ takes time by the square of the length of "1000…01", which a stranger may send. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
