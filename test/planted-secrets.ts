import { randomBytes } from "node:crypto";
import { encryptSecret, newToken } from "@/lib/kernel";

/** One of each that must be in no log, new each time, so that finding one means that it was written. */
export const plantSecrets = () => {
  const some = () => randomBytes(6).toString("hex");
  return {
    apiKey: `ot_${newToken()}`,
    session: newToken(),
    orderToken: encryptSecret(some(), "order-token"),
    stripeKey: `sk_live_${some()}${some()}`,
    callbackSecret: `whsec_${some()}${some()}`,
    jwt: `eyJhbGciOiJIUzI1NiJ9.${newToken()}.${newToken()}`,
    connectionSecret: crypto.randomUUID(),
    password: `pw-${some()}`,
    address: `robin.${some()}@example.com`,
    databasePassword: some(),
  };
};
export type Planted = ReturnType<typeof plantSecrets>;

/** Every way in which one of them could come to the log: fields, nested ones, texts, errors and their causes. */
export function shapesWith(planted: Planted): Record<string, unknown>[] {
  const { apiKey, session, orderToken, stripeKey, callbackSecret, jwt } = planted;
  const { connectionSecret, password, address, databasePassword } = planted;
  const url = `https://till.example.com/order?orderId=ord_1&token=${orderToken}#${session}`;
  const database = `postgresql://onetill:${databasePassword}@db.example.com:5432/till`;
  const text = `Bearer ${apiKey} ${stripeKey} ${callbackSecret} ${jwt} <${address}> ${url} ${database} ${session}`;
  const named = `password=${password} secret: "${connectionSecret}", cookie: a=${password}; b=${connectionSecret}`;
  const fields = {
    ...{ token: connectionSecret, secret: connectionSecret, password, apiKey: password },
    ...{ authorization: `Basic ${password}`, cookie: `s=${password}`, "set-cookie": password },
    ...{ email: address, recipient: address, to: [address], body: password, detail: password },
    ...{
      verification_token: connectionSecret,
      headers: { cookie: password, Authorization: password },
    },
    url,
    link: new URL(url),
    sent: new Headers({ authorization: `Bearer ${apiKey}`, cookie: `s=${password}` }),
    asked: new URLSearchParams({ token: connectionSecret }),
    known: new Map([["secret", connectionSecret]]),
    bytes: Buffer.from(text),
  };
  const ofPostgres = Object.assign(new Error('duplicate key violates "users_email_key"'), {
    ...{
      code: "23505",
      detail: `Key (email)=(${address}) already exists.`,
      where: `COPY: ${address}`,
    },
    ...{ internalQuery: `select '${password}'`, parameters: [password, connectionSecret] },
  });
  const unread = Object.assign(new Error(`invalid input syntax for type uuid: "${password}"`), {
    code: "22P02",
  });
  const said = new Error(`${text}\n    at Robin (${address})\n${named}`);
  const circle: Record<string, unknown> = { ...fields };
  circle.self = circle;
  const errors = [ofPostgres, unread, said, new Error(named), new Error("out", { cause: said })];
  return [
    fields,
    { text, named },
    { deep: { deeper: { deepest: { ...fields, text } } }, list: [fields, [fields, text]] },
    circle,
    { error: fields },
    { error: text },
    ...errors.flatMap((error) => [
      { error },
      { metadata: { error }, errors: [error] },
      { error: new Error("outside", { cause: error }) },
      { error: new AggregateError([error, { message: text }]) },
      {
        thrown: Object.assign(new Error("held"), {
          response: text,
          options: fields,
          config: fields,
        }),
      },
    ]),
  ];
}

/** Which of them stand in a text, as they are or in part. */
export const foundIn = (planted: Planted, text: string): string[] =>
  Object.entries(planted)
    .filter(([, secret]) => text.includes(secret) || text.includes(secret.slice(-12)))
    .map(([name]) => name);
