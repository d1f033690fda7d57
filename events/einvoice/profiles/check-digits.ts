// Identifiers of companies, as their schemes check them. The texts have no white space around them.

const digitsOf = (text: string): number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weight: (index: number) => number): number =>
  digits.reduce((sum, digit, index) => sum + digit * weight(index), 0);

/** GS1: the last digit makes the sum of the digits, every other one times 3, divisible by 10. */
export function isGln(text: string): boolean {
  const reversed = digitsOf(text).reverse();
  return /^[0-9]+$/.test(text) && weighted(reversed, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** Norwegian organisation number: modulus 11 with the weights 2 to 7 from the right. */
export function isNorwegian(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text) || Number(text) === 0) return false;
  const [check = 0, ...rest] = digitsOf(text).reverse();
  return (11 - (weighted(rest, (index) => (index % 6) + 2) % 11)) % 11 === check;
}

/** Belgian enterprise number: the last two digits are 97 less the remainder of the first eight by 97. */
export const isBelgian = (text: string): boolean =>
  /^[0-9]{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));

/** Swedish organisation number: Luhn. */
export function isSwedish(text: string): boolean {
  if (!/^[0-9]{10}$/.test(text)) return false;
  const [check = 0, ...rest] = digitsOf(text).reverse();
  const sum = rest.reduce((sum, digit, index) => {
    const weight = index % 2 === 0 ? digit * 2 : digit;
    return sum + (weight % 10) + Math.floor(weight / 10);
  }, 0);
  return (10 - (sum % 10)) % 10 === check;
}

/** Australian Business Number: modulus 89, the first digit less 1. */
export function isAustralian(text: string): boolean {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  return /^[0-9]{11}$/.test(text) && (weighted(digitsOf(text), (index) => weights[index] ?? 0) - 10) % 89 === 0;
}

/** Danish CVR number (0184), with or without its country. */
export const isDanishCvr = (text: string): boolean => /^(DK)?[0-9]{8}$/.test(text);
/** Danish production unit (0096). */
export const isDanishP = (text: string): boolean => /^[0-9]{10}$/.test(text);
/** Danish SE number (0198). */
export const isDanishSe = (text: string): boolean => /^DK[0-9]{8}$/.test(text);
