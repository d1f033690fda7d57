/** A document as a file: UBL or CII, in the encoding that it declares, or a PDF that one of them is attached to. */
export type DocumentFile = {
  name: string;
  type: 'application/xml' | 'application/pdf';
  bytes: Uint8Array<ArrayBuffer>;
};

/** What a request has that sends a file as it is. The API document has the body of XML as a text. */
export const asBody = ({ type, bytes }: Pick<DocumentFile, 'type' | 'bytes'>) => ({
  headers: { 'content-type': type },
  body: bytes as unknown as string,
  bodySerializer: (body: unknown) => body as BodyInit,
});
