import { z } from "zod";
import { apiEventSchema, apiOrderSchema } from "@/lib/orders/schemas";
import { errorExample, eventExample, orderExample } from "./examples";
import {
  apiErrorSchema,
  eventListSchema,
  orderListSchema,
  orderQuerySchema,
  pageQuerySchema,
} from "./schemas";

type Json = Record<string, unknown>;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The pattern of a time is a screenful and says no more than its format. */
const withoutPatterns = ({ jsonSchema }: { jsonSchema: Json }) => {
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
};

function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  registry
    .add(apiOrderSchema, { id: "Order" })
    .add(apiEventSchema, { id: "Event" })
    .add(orderListSchema, { id: "OrderList" })
    .add(eventListSchema, { id: "EventList" })
    .add(apiErrorSchema, { id: "Error" });
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

/** The parameters of a query, from the schema that reads it. */
function queryParameters(schema: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", override: withoutPatterns });
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

const requestIdHeader = {
  "X-Request-Id": { description: "The request's id", schema: { type: "string" } },
};

const textHeader = (description: string) => ({ description, schema: { type: "string" } });

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
    "The key does not have the scope `orders:read`",
    "This key does not have the scope orders:read.",
  ),
  NotFound: refusal("not_found", "No such order on the key's site", "No such order."),
  TooMany: refusal(
    "rate_limited",
    "The key has asked too often; try again after so many seconds",
    "Too many requests. Try again in 20 seconds.",
    { "Retry-After": textHeader("Seconds") },
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
    429: "TooMany",
    503: "Unavailable",
  };
  return Object.fromEntries(
    statuses.map((status) => [status, ref("responses", all[status] as string)]),
  );
};

const page = (example: unknown) => ({ data: [example], has_more: false, next_cursor: null });

function paths(): Json {
  return {
    "/orders": {
      get: {
        operationId: "listOrders",
        summary: "List orders",
        description: "Test orders are listed too; `is_test=false` leaves them out.",
        parameters: queryParameters(orderQuerySchema),
        responses: {
          200: answer("A page of orders", "OrderList", page(orderExample)),
          ...errors(400, 401, 403, 429, 503),
        },
      },
    },
    "/orders/{id}": {
      get: {
        operationId: "getOrder",
        summary: "Get an order",
        parameters: [orderId],
        responses: {
          200: answer("The order", "Order", orderExample),
          ...errors(400, 401, 403, 404, 429, 503),
        },
      },
    },
    "/orders/{id}/events": {
      get: {
        operationId: "listOrderEvents",
        summary: "List what happened to an order, oldest first",
        parameters: [orderId, ...queryParameters(pageQuerySchema)],
        responses: {
          200: answer("A page of events", "EventList", page(eventExample)),
          ...errors(400, 401, 403, 404, 429, 503),
        },
      },
    },
  };
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
          description: "An API key (`ot_…`) with the scope `orders:read`",
        },
      },
    },
  };
}
