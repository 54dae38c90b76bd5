/** A refusal of an upload, in a sentence. */
export class UploadRefused extends Error {}

const unreachable = "Onetill could not be reached. Check your connection and try again.";

function sentenceOf(answer: XMLHttpRequest): string {
  try {
    return JSON.parse(answer.responseText).error.message ?? unreachable;
  } catch {
    return unreachable;
  }
}

/**
 * Sends a file as it lies on the disk. Unlike `fetch`, this tells how far it has come: `onProgress`
 * gets a share from 0 to 1. Throws `UploadRefused`.
 */
export function sendFile(
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "text/csv");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText));
      else reject(new UploadRefused(sentenceOf(request)));
    });
    request.addEventListener("error", () => reject(new UploadRefused(unreachable)));
    request.addEventListener("abort", () => reject(new UploadRefused("The upload was stopped.")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
