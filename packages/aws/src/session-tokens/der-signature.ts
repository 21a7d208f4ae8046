/**
 * Turns an ECDSA signature from DER (`SEQUENCE { INTEGER r, INTEGER s }`, RFC 3279 section 2.2.3, what KMS answers) into
 * the fixed-length `r || s` of JOSE (RFC 7518 section 3.4).
 *
 * @throws Error when the bytes are no such signature.
 */
export function joseSignature(der: Uint8Array, coordinateBytes = 32): Uint8Array {
  const malformed = () => new Error('not a DER-encoded ECDSA signature');
  let at = 0;
  const byte = () => {
    const value = der[at++];
    if (value === undefined) throw malformed();
    return value;
  };
  const expectTag = (tag: number) => {
    if (byte() !== tag) throw malformed();
  };
  const integer = () => {
    expectTag(0x02);
    const length = byte();
    const value = der.subarray(at, at + length);
    at += length;
    // Minimal two's complement: a zero before a high bit, short when the number is small.
    const significant = value[0] === 0 ? value.subarray(1) : value;
    if (value.length !== length || length === 0 || significant.length > coordinateBytes) throw malformed();
    return significant;
  };
  expectTag(0x30);
  if (byte() !== der.length - 2) throw malformed();
  const [r, s] = [integer(), integer()];
  if (at !== der.length) throw malformed();
  const jose = new Uint8Array(2 * coordinateBytes);
  jose.set(r, coordinateBytes - r.length);
  jose.set(s, 2 * coordinateBytes - s.length);
  return jose;
}
