import { type IncomingHttpHeaders, request as send } from "node:http";

export interface PlainCall {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

export interface PlainAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends just these bytes to a port of this machine: no client in between makes an address tidier. */
export function askPlainly(
  port: number | string,
  { path, method = "GET", headers, body }: PlainCall,
): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const request = send({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.on("data", (piece) => {
        text += piece;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}
