import { log } from "@/lib/kernel";

/** Sends pieces of text as they are asked for, so that nothing piles up in memory. */
export function streamText(pieces: AsyncGenerator<string>, requestId: string): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          // The headers are gone: breaking off is how the browser learns that the file is not whole.
          log.error("an export broke off", { requestId, error });
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
