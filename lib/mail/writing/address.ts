const oneAddress = /^[^\s\p{Cc}@<>()[\]\\,;:"]+@[^\s\p{Cc}@<>()[\]\\,;:"]+$/u;

/** RFC 5321, 4.5.3.1: 64 octets before the sign, 254 in all. */
const fits = (address: string) =>
  Buffer.byteLength(address) <= 254 && Buffer.byteLength(address.split("@")[0] ?? "") <= 64;

/** Whether a text is one plain address: no list, no comment, no quotes, nothing that ends a line. */
export const isMailable = (text: string) => oneAddress.test(text) && fits(text);
