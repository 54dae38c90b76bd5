import type { OrderToken } from "@/lib/checkout/schemas";
import type { ApiEvent, ApiOrder } from "@/lib/orders/schemas";

// What the documentation shows. A test holds them against the schemas.
const order = "ord_01m7zyva0je3btwf16m926jt7e";

export const orderExample: ApiOrder = {
  id: order,
  object: "order",
  reference: "7K3QX9TD",
  site: { id: "site_01m7zxrh8ve0kbe7c5q5cd0fdz", name: "Robin draws", slug: "robin-draws" },
  status: "accepted",
  payment_status: "paid",
  kind: "shop",
  platform: "kofi",
  transaction_id: "0a1fac0c-f960-4506-a60e-824979a74e74",
  amount: 2790,
  currency: "EUR",
  amount_refunded: 0,
  amount_shipping: 0,
  payment_method: "platform",
  customer: { id: "cus_01m7zyv9z6fy3b7ssz26qpq9kn", name: "Sam", email: "sam@example.com" },
  items: [{ name: "Sticker pack", variation: "Large", quantity: 3, unit_amount: 930, answers: [] }],
  message: "Thank you for your drawings!",
  message_private: false,
  is_test: false,
  shipping: null,
  fulfilment: null,
  review: null,
  expires_at: null,
  metadata: {},
  order_url: `https://till.example.com/order?orderId=${order}`,
  dashboard_url: `https://till.example.com/orders/${order}`,
  placed_at: "2026-01-31T18:00:00.000Z",
  created_at: "2026-01-31T18:00:00.412Z",
  updated_at: "2026-01-31T18:00:00.412Z",
};

export const eventExample: ApiEvent = {
  id: "evt_01m7zyva0mf9ftv6m7rjn1qqbc",
  type: "order.accepted",
  at: "2026-01-31T18:00:00.412Z",
  actor: { kind: "system", label: "Onetill" },
  summary: "Order accepted: already paid",
  data: { from: "received", reason: "already paid" },
};

const token =
  "v1.u2Vb3n0dQm9yJk1vY2tAZXhhbXBsZS4wMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU2Nzg5YWJjZGVmZ2hpams";

export const tokenExample: OrderToken = {
  token,
  order_url: `https://till.example.com/order?orderId=${order}&token=${token}`,
  expires_at: "2026-01-31T19:00:00.000Z",
};

export const errorExample = {
  error: {
    code: "invalid_request",
    message: "limit must be a whole number from 1 to 200.",
    param: "limit",
    request_id: "01a1ffee-59e2-7633-b06b-b75690fbe010",
  },
};
