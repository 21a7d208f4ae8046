/** S3 writes checksums in Base64, the API in hexadecimal. */
export const hexToBase64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
export const base64ToHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
