// Runs as plain Node, beside web.ts: nothing but Node may be imported.

/**
 * A request whose body is here, for a function that takes a `Request`. What such functions always ask for is
 * at hand; anything else is answered by a real one, which is made when it is first needed: it costs more
 * than reading and checking most deliveries does.
 */
export class ArrivedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** The whole body; undefined for a method that has none. */
  readonly bytes: Buffer<ArrayBuffer> | undefined;
  #real: Request | undefined;

  constructor(url: string, method: string, headers: Headers, bytes?: Buffer<ArrayBuffer>) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.bytes = bytes;
  }

  get real(): Request {
    const { url, method, headers, bytes } = this;
    this.#real ??= new Request(url, { method, headers, ...(bytes ? { body: bytes } : {}) });
    return this.#real;
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.real.body;
  }
  get bodyUsed(): boolean {
    return this.#real?.bodyUsed ?? false;
  }
  get signal(): AbortSignal {
    return this.real.signal;
  }
  arrayBuffer(): Promise<ArrayBuffer> {
    return this.real.arrayBuffer();
  }
  blob(): Promise<Blob> {
    return this.real.blob();
  }
  clone(): Request {
    return this.real.clone();
  }
  formData(): Promise<FormData> {
    return this.real.formData();
  }
  json(): Promise<unknown> {
    return this.real.json();
  }
  text(): Promise<string> {
    return this.real.text();
  }
}
