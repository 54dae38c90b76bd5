import { connect, type Socket } from "node:net";
import type SMTPTransport from "nodemailer/lib/smtp-transport/index.js";

type GetSocket = NonNullable<SMTPTransport.Options["getSocket"]>;

/**
 * Makes the connection that nodemailer talks over, so that it can be ended at any moment: nodemailer
 * itself has no way to call a message off. Encryption goes on top of it, and is nodemailer's matter.
 */
export function keepSocket(): { getSocket: GetSocket; hangUp: () => void } {
  let socket: Socket | undefined;
  let isOver = false;
  return {
    getSocket: ({ host = "localhost", port, secure }, callback) => {
      // https://nodemailer.com/smtp/: the ports that an address without one means.
      const made = connect({ host, port: Number(port) || (secure ? 465 : 587) });
      socket = made;
      if (isOver) made.destroy();
      const refuse = (error: Error) => callback(error, false);
      // Also when nobody listens any more.
      made.on("error", () => {});
      made.once("error", refuse);
      made.once("connect", () => {
        made.off("error", refuse);
        made.setKeepAlive(true);
        callback(null, { connection: made });
      });
    },
    hangUp: () => {
      isOver = true;
      socket?.destroy();
    },
  };
}
