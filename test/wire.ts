import { connect, createServer, type Server, type Socket } from "node:net";
import { inject } from "vitest";

/**
 * A wire between a program and this file's database that can go bad: `mute` lets everything vanish
 * without closing anything, as a dropped connection or a firewall's lost state does.
 */
export class Wire {
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private muted = false;
  /** The database's address over the wire. */
  url = "";

  constructor() {
    const target = new URL(process.env.DATABASE_URL as string);
    this.server = createServer({ allowHalfOpen: true }, (near) => {
      this.keep(near);
      if (this.muted) return void near.pause();
      const far = connect({
        port: Number(target.port),
        host: target.hostname,
        allowHalfOpen: true,
      });
      this.keep(far);
      near.pipe(far);
      far.pipe(near);
      near.once("close", () => this.muted || far.destroy());
      far.once("close", () => this.muted || near.destroy());
    });
  }

  private keep(end: Socket) {
    this.ends.add(end);
    end.on("error", () => {});
    end.once("close", () => this.ends.delete(end));
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const url = new URL(process.env.DATABASE_URL ?? inject("databaseServer"));
    url.port = String((this.server.address() as { port: number }).port);
    this.url = url.href;
    return this;
  }

  /** What runs over the wire now is never heard of again, on either side, and nor is who connects. */
  mute() {
    this.muted = true;
    for (const end of this.ends) {
      end.unpipe();
      end.pause();
    }
  }

  /** Who connects from now on gets through; what was lost stays lost. */
  mend() {
    this.muted = false;
  }

  close() {
    for (const end of this.ends) end.destroy();
    this.server.close();
  }
}
