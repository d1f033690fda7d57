import {
  type ClientHttp2Session,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';

/** Sends a gRPC call on, and its answer back. @param read what was read of the call before */
export function forward(
  near: ServerHttp2Stream,
  session: ClientHttp2Session,
  headers: IncomingHttpHeaders,
  read: Buffer,
): void {
  const far = session.request(headers as OutgoingHttpHeaders, { endStream: false });
  far.on('error', () => {}); // 'close' says the same
  near.on('error', () => {});
  far.write(read);
  near.pipe(far);

  let trailers: OutgoingHttpHeaders | undefined;
  let isWanted = false;
  const sendTrailers = () => {
    if (isWanted && trailers && !near.destroyed) near.sendTrailers(trailers);
  };
  far.on('response', (answer, flags) => {
    if (near.destroyed) return;
    const isAll = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    near.respond(answer as OutgoingHttpHeaders, isAll ? { endStream: true } : { waitForTrailers: true });
    if (!isAll) far.pipe(near);
  });
  far.on('trailers', (sent) => {
    trailers = sent as OutgoingHttpHeaders;
    sendTrailers();
  });
  near.removeAllListeners('wantTrailers'); // of Node's response object, which would send trailers of its own
  near.on('wantTrailers', () => {
    isWanted = true;
    sendTrailers();
  });
  near.on('close', () => far.close(near.rstCode || constants.NGHTTP2_CANCEL));
  far.on('close', () => {
    if (!near.writableEnded) near.close(far.rstCode || constants.NGHTTP2_INTERNAL_ERROR);
  });
}
