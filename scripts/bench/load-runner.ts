// Posts deliveries over so many connections, each of which waits for its answer.
import { Pool } from "undici";
import { answerWith } from "./ask";
import { kofiDelivery } from "./kofi-delivery";
import { timed } from "./measure";

type Load = { url: string; secret: string; connections: number; count: number };

answerWith(async ({ url, secret, connections, count }: Load) => {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const bodies = Array.from({ length: count }, () => kofiDelivery(secret).body);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const times: number[] = [];
  const lane = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const posted = body;
      times.push(
        await timed(async () => {
          const answer = await pool.request({
            method: "POST",
            path: pathname,
            headers,
            body: posted,
          });
          await answer.body.text();
          if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
        }),
      );
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: connections }, lane)));
  await pool.close();
  return { perSecond: (count / ms) * 1000, times };
});
