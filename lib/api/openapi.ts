import { z } from "zod";
import { apiEventSchema, apiOrderSchema } from "@/lib/orders/schemas";
import { apiPaymentSchema, apiRefundSchema } from "@/lib/payments/schemas";
import type { Endpoint } from "./endpoint";
import { endpoints } from "./endpoints";
import { errorExample, orderExample } from "./examples";
import { LONGEST_IDEMPOTENCY_KEY } from "./read-idempotency-key";
import { apiErrorSchema } from "./schemas";

type Json = Record<string, unknown>;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The pattern of a time is a screenful and says no more than its format. */
const withoutPatterns = ({ jsonSchema }: { jsonSchema: Json }) => {
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
};

/** What an answer is called in the description; its schema says it (`.meta({ id })`). */
const nameOf = ({ schema }: Endpoint["answer"]) => String(schema.meta()?.id);

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  registry
    .add(apiOrderSchema, { id: "Order" })
    .add(apiEventSchema, { id: "Event" })
    .add(apiPaymentSchema, { id: "Payment" })
    .add(apiRefundSchema, { id: "Refund" })
    .add(apiErrorSchema, { id: "Error" });
  for (const { answer } of endpoints) registry.add(answer.schema, { id: nameOf(answer) });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    override: withoutPatterns,
  });
  for (const schema of Object.values(schemas) as Json[]) {
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas;
}

/** A schema as the one who sends it sees it. */
const jsonSchemaOf = (schema: z.ZodObject): Json => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: "input", override: withoutPatterns });
  return json;
};

/** The parameters of a query, from the schema that reads it. */
function queryParameters(schema: z.ZodObject): Json[] {
  const { properties = {} } = jsonSchemaOf(schema);
  return Object.entries(properties as Record<string, Json>).map(([name, property]) => {
    const { description, ...rest } = property;
    return { name, in: "query", description, schema: rest };
  });
}

const orderId = {
  name: "id",
  in: "path",
  required: true,
  description: "The order's id, `ord_…`",
  schema: { type: "string" },
  example: orderExample.id,
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Your own name for this request, 1 to 255 characters. Sent again with the same body within 24 hours, it gives the first answer and does nothing",
  schema: { type: "string", minLength: 1, maxLength: LONGEST_IDEMPOTENCY_KEY },
};

const requestIdHeader = {
  "X-Request-Id": { description: "The request's id", schema: { type: "string" } },
};

const textHeader = (description: string) => ({ description, schema: { type: "string" } });

const replayedHeader = {
  "Idempotent-Replayed": {
    description: "Stands on an answer that is given again",
    schema: { type: "string", const: "true" },
  },
};

/** What stands on every answer to a key. */
const countHeaders = {
  "RateLimit-Limit": textHeader("How many requests a minute the key has"),
  "RateLimit-Remaining": textHeader("How many are left"),
  "RateLimit-Reset": textHeader("Seconds until it starts anew"),
};

const answer = (description: string, schema: string, example: unknown) => ({
  description,
  headers: { ...requestIdHeader, ...countHeaders },
  content: { "application/json": { schema: ref("schemas", schema), example } },
});

/** A refusal, with the headers that come with it. */
const refusal = (code: string, description: string, message: string, headers: Json = {}) => ({
  ...answer(description, "Error", {
    error: { ...errorExample.error, code, message, param: undefined },
  }),
  headers: { ...requestIdHeader, ...(code === "unauthenticated" ? {} : countHeaders), ...headers },
});

const refusals = {
  BadRequest: answer("An unknown or bad parameter; `param` names it", "Error", errorExample),
  Unauthorized: refusal(
    "unauthenticated",
    "No API key, or one that is unknown or revoked",
    "Send an API key: Authorization: Bearer ot_…",
    { "WWW-Authenticate": { schema: { type: "string", const: "Bearer" } } },
  ),
  Forbidden: refusal(
    "forbidden",
    "The key does not have the operation's scope",
    "This key does not have the scope orders:read.",
  ),
  NotFound: refusal("not_found", "No such order on the key's site", "No such order."),
  Conflict: refusal(
    "idempotency_running",
    "It cannot be done now; `conflict`: `status` says where the order stands; `idempotency_running`: the first request with this Idempotency-Key is still running",
    "The first request with this Idempotency-Key is still running.",
    { "Retry-After": textHeader("Seconds; stands with `idempotency_running`") },
  ),
  Mismatch: refusal(
    "idempotency_mismatch",
    "The Idempotency-Key came with another body before; `amount_too_large`: `maximum` is what is left",
    "This Idempotency-Key came with another body before. Use a new one for another request.",
  ),
  TooLarge: refusal(
    "too_large",
    "The body is larger than 1 MiB",
    "The body is larger than 1048576 bytes.",
  ),
  TooMany: refusal(
    "rate_limited",
    "The key has asked too often; try again after so many seconds",
    "Too many requests. Try again in 20 seconds.",
    { "Retry-After": textHeader("Seconds") },
  ),
  Internal: refusal(
    "internal",
    "A fault of the server's own; tell `request_id` when asking for help",
    "Something went wrong on our side. Try again in a moment.",
  ),
  Unavailable: refusal(
    "unavailable",
    "The database is away for the moment; try again",
    "The database is away for the moment. Try again.",
    { "Retry-After": { description: "Seconds", schema: { type: "string" } } },
  ),
};

const errors = (...statuses: number[]) => {
  const all: Record<number, string> = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    413: "TooLarge",
    422: "Mismatch",
    429: "TooMany",
    500: "Internal",
    503: "Unavailable",
  };
  return Object.fromEntries(
    statuses.map((status) => [status, ref("responses", all[status] as string)]),
  );
};

/** `/orders/[id]` as OpenAPI writes it. */
const shownPath = (path: string) => path.replaceAll("[", "{").replaceAll("]", "}");

function operation({
  id,
  method,
  path,
  scope,
  summary,
  description,
  query,
  body,
  answer: good,
}: Endpoint): Json {
  const isPost = method === "POST";
  const parameters = [
    ...(path.includes("[id]") ? [orderId] : []),
    ...(isPost ? [idempotencyKey] : []),
    ...queryParameters(query),
  ];
  const told = answer(good.description, nameOf(good), good.example);
  return {
    operationId: id,
    summary,
    "x-scope": scope,
    ...(description ? { description } : {}),
    parameters,
    ...(body
      ? { requestBody: { content: { "application/json": { schema: jsonSchemaOf(body) } } } }
      : {}),
    responses: {
      [good.status]: isPost ? { ...told, headers: { ...told.headers, ...replayedHeader } } : told,
      ...errors(...(path.includes("[id]") ? [400, 401, 403, 404] : [400, 401, 403])),
      ...errors(...(isPost ? [409, 422] : []), ...(body ? [413] : []), 429, 500, 503),
    },
  };
}

function paths(): Json {
  const byPath = Map.groupBy(endpoints, ({ path }) => shownPath(path));
  return Object.fromEntries(
    [...byPath].map(([path, own]) => [
      path,
      Object.fromEntries(own.map((one) => [one.method.toLowerCase(), operation(one)])),
    ]),
  );
}

/** The description of the API, generated from the schemas that it really works with. */
export function describeApi(appUrl: string): Json {
  return {
    openapi: "3.1.1",
    info: {
      title: "Onetill API",
      version: "1",
      description:
        "Orders of one site. Amounts are integers in minor units, times are RFC 3339. An unknown parameter is an error, so a typing mistake does not pass for an answer.",
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    security: [{ key: [] }],
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      responses: refusals,
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "An API key (`ot_…`) with the scope that the operation needs",
        },
      },
    },
  };
}
