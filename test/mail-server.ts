import { SMTPServer } from "smtp-server";
import { loopbackCertificate } from "./loopback-certificate";

/** What the server does with a message for a recipient. */
export type Verdict =
  /** An answer to its name, such as `250 ok`, `451 later` or `550 no`. */
  | string
  /** An answer after the whole message. */
  | { afterData: string }
  /**
   * The line goes dead: at the name, in the midst of the message, or after all of it; the name is
   * answered after `until`.
   */
  | { drop: "name" | "data" | "end"; until?: Promise<unknown> }
  /** It takes its time to answer: to the name, or to the whole message. */
  | { slow: "name" | "data"; until: Promise<unknown> };

type Judge = (recipient: string) => Verdict;

const refusal = (answer: string) => {
  const responseCode = Number(answer.slice(0, 3));
  if (responseCode < 400) return null;
  return Object.assign(new Error(answer.slice(4)), { responseCode });
};

interface Options {
  /** Asks for a password first; nobody's is right. */
  refusesSignIn?: boolean;
  /** Offers encryption, with a certificate that nobody has a reason to trust unless told to. */
  offersEncryption?: boolean;
  /** Talks in nothing but encryption from the first word on, with the same certificate. */
  isEncrypted?: boolean;
}

/** A mail server on loopback that keeps what it is given. */
export async function startMailServer(judge: Judge = () => "250 ok", options: Options = {}) {
  /** Messages that it has taken, whether or not their sender was told. `data` is the raw text. */
  const received: { to: string; data: string; isEncrypted: boolean }[] = [];
  let talking = 0;
  const verdicts = new Map<string, Verdict>();
  const hangUp = (id: string) => {
    for (const connection of server.connections as Set<Connection>) {
      if (connection.id === id) connection._socket.destroy();
    }
  };

  const server = new SMTPServer({
    authOptional: !options.refusesSignIn,
    allowInsecureAuth: true,
    ...loopbackCertificate,
    secure: options.isEncrypted ?? false,
    disabledCommands: options.offersEncryption ? [] : ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 50,
    onConnect: (_session, done) => {
      talking += 1;
      done();
    },
    onClose: () => {
      talking -= 1;
    },
    onAuth: (auth, _session, done) => done(new Error(`535 no: ${auth.username}/${auth.password}`)),
    onRcptTo: ({ address }, session, done) => {
      const verdict = judge(address);
      verdicts.set(session.id, verdict);
      if (typeof verdict === "string") return done(refusal(verdict));
      if ("drop" in verdict && verdict.drop === "name") return hangUp(session.id);
      const wait = "drop" in verdict || ("slow" in verdict && verdict.slow === "name");
      void Promise.resolve(wait ? verdict.until : undefined).then(() => done());
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
      const verdict = verdicts.get(session.id) ?? "250 ok";
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (typeof verdict === "object" && "drop" in verdict && verdict.drop === "data") {
          hangUp(session.id);
        }
      });
      stream.on("end", () => {
        if (typeof verdict === "object" && "afterData" in verdict) {
          return done(refusal(verdict.afterData));
        }
        received.push({ to, data: Buffer.concat(chunks).toString(), isEncrypted: session.secure });
        if (typeof verdict === "string") return done();
        if ("drop" in verdict) return hangUp(session.id);
        if (verdict.slow === "name") return done();
        void verdict.until.then(() => done());
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp${options.isEncrypted ? "s" : ""}://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    receivedBy: (to: string) => received.filter((mail) => mail.to === to),
    /** How many connections are open. */
    talking: () => talking,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

interface Connection {
  id: string;
  _socket: { destroy(): void };
}
