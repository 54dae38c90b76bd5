type Handler = (request: Request) => Promise<Response>;

/** A browser's jar and its forms, for plain handlers: cookies are kept by their path, redirects followed. */
export function newBrowser(handlers: Record<string, Handler>) {
  const jar = new Map<string, { value: string; path: string }>();

  function keep(response: Response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split("; ");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      const path = rest.find((one) => one.startsWith("Path="))?.slice(5) ?? "/";
      if (rest.includes("Max-Age=0")) jar.delete(name);
      else jar.set(name, { value: pair.slice(at + 1), path });
    }
  }

  async function send(path: string, init: RequestInit = {}, hops = 0): Promise<Response> {
    const url = new URL(path, "http://localhost:3000");
    const handle = handlers[url.pathname];
    if (!handle || hops > 5) throw new Error(`nothing answers ${url.pathname}`);
    const headers = new Headers(init.headers);
    const cookies = [...jar].filter(
      ([, { path }]) =>
        path === "/" || url.pathname === path || url.pathname.startsWith(`${path}/`),
    );
    headers.set("cookie", cookies.map(([name, { value }]) => `${name}=${value}`).join("; "));
    const response = await handle(new Request(url, { ...init, headers }));
    keep(response);
    const location = response.headers.get("location");
    return response.status === 303 && location ? send(location, {}, hops + 1) : response;
  }

  return {
    jar,
    get: async (path: string) => {
      const response = await send(path);
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    post: async (
      path: string,
      fields: Record<string, string> | [string, string][],
      from = "same-origin",
    ) => {
      const response = await send(path, {
        method: "POST",
        headers: {
          ...{ origin: "null", "sec-fetch-site": from },
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams(fields).toString(),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}
