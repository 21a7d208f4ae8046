/** Check digits by which numbers of persons, cards and accounts are told from other numbers. */

const digitsOf = (text: string) => [...text.replaceAll(/\D/g, '')].map(Number);

function weighted(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}

/** Remainder of a long decimal number. */
function remainder(decimal: string, by: number): number {
  return [...decimal].reduce((rest, digit) => (rest * 10 + Number(digit)) % by, 0);
}

/** ISO/IEC 7812-1, annex B. */
export function isLuhn(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)))
    .reduce((total, digit) => total + digit, 0);
  return sum > 0 && sum % 10 === 0;
}

/** ISO 13616-1 (ISO/IEC 7064 MOD 97-10): two letters, two check digits, up to 30 letters and digits. */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  const turned = `${compact.slice(4)}${compact.slice(0, 4)}`;
  return (
    remainder(
      turned.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  );
}

/** Spain, DNI and NIE: the letter is the number modulo 23 (Real Decreto 1553/2005). */
export function isSpanishId(text: string): boolean {
  const compact = text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  const number = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === compact.at(-1);
}

/** France, NIR: the key is 97 minus the number modulo 97; Corsica counts as 19 and 18 (Insee, codification du NIR). */
export function isFrenchNir(text: string): boolean {
  const compact = text.replaceAll(/[^0-9AB]/gi, '').toUpperCase();
  const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - remainder(number, 97) === Number(compact.slice(13));
}

/** Poland, PESEL (Ustawa o ewidencji ludności). */
export function isPesel(text: string): boolean {
  return weighted(digitsOf(text), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

/** The Netherlands, burgerservicenummer: the "elfproef". */
export function isBsn(text: string): boolean {
  return weighted(digitsOf(text), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/** Brazil, CPF: two check digits modulo 11 (Receita Federal). */
export function isCpf(text: string): boolean {
  const digits = digitsOf(text);
  return [9, 10].every((length) => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weighted(digits, weights) * 10) % 11) % 10 === digits[length];
  });
}
