import { createServer, type Socket } from "node:net";

/** What the server says to a message for a recipient: `250 ok`, `451 later`, `550 no`. */
type Verdict = (recipient: string) => string;

/** A mail server on loopback that speaks just enough SMTP (RFC 5321) and keeps what it is given. */
export async function startMailServer(verdict: Verdict = () => "250 ok") {
  const received: { to: string; data: string }[] = [];

  function talk(socket: Socket) {
    let to = "";
    let data: string | undefined;
    let rest = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (data !== undefined) {
        if (line !== ".") {
          data += `${line}\n`;
          return;
        }
        received.push({ to, data });
        data = undefined;
        say("250 kept");
      } else if (/^RCPT TO:/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        say(verdict(to));
      } else if (/^DATA/i.test(line)) {
        data = "";
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    };
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    say("220 test");
  }

  const server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
