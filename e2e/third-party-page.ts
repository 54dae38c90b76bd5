import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A page of another website, on another origin, under the strictest policy that still lets one
 * script of ours in. Returns its address and how to take it away.
 */
export async function openThirdParty(body: string, scriptsFrom: string) {
  const policy = `default-src 'none'; script-src ${scriptsFrom}; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'`;
  const server = createServer((request, response) => {
    if (request.url !== "/") return response.writeHead(204).end();
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cross-origin-embedder-policy": "require-corp",
    });
    response.end(
      `<!doctype html><html lang="en"><head><title>A blog</title></head><body><h1>A blog</h1>${body}<p>The end.</p></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
