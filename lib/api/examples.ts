import type { OrderToken } from "@/lib/checkout/schemas";
import type { ApiEvent, ApiOrder } from "@/lib/orders/schemas";
import type { ApiPayment, ApiRefund } from "@/lib/payments/schemas";
import type { ApiItem } from "@/lib/store/schemas";

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

export const paymentExample: ApiPayment = {
  id: "pay_01m7zyva0pf7vbdmq2x4e5r6t7",
  object: "payment",
  order_id: order,
  method: "card",
  status: "failed",
  amount: 2790,
  currency: "EUR",
  attempt: 1,
  card: { brand: "Visa", last4: "9995", exp_month: 12, exp_year: 2031, wallet: null },
  web3: null,
  failure: { code: "insufficient_funds", message: "There is not enough money on the card." },
  transaction_id: "pi_3SxYb2Kq9Lm4Np5R0tUvWxYz",
  created_at: "2026-01-31T18:00:00.412Z",
  paid_at: null,
};

export const refundExample: ApiRefund = {
  id: "ref_01m7zyva0qe8wcenr3y5f6s7v8",
  object: "refund",
  order_id: order,
  payment_id: paymentExample.id,
  amount: 930,
  currency: "EUR",
  reason: "One of them was damaged",
  lines: [{ item: 0, quantity: 1, amount: 930 }],
  status: "succeeded",
  failure: null,
  created_at: "2026-02-03T09:12:00.000Z",
};

export const itemExample: ApiItem = {
  id: "item_01m7zyva0re9xfdps4z6g7t8w9",
  object: "item",
  slug: "signed-print",
  title: "Signed print",
  description: "Printed to order on heavy paper, and signed.",
  price: 2500,
  currency: "EUR",
  physical: true,
  least_quantity: 1,
  most_quantity: 3,
  stock: 12,
  questions: [
    { id: "motif", label: "Which one?", kind: "choice", required: true, choices: ["Fox", "Owl"] },
  ],
  shipping: [
    { countries: ["DE", "AT"], amount: 450 },
    { countries: "everywhere", amount: 1200 },
  ],
  days_from: 5,
  days_to: 10,
  on: true,
  pictures: [
    {
      id: "pic_01m7zyva0sfayhetq5072h8vxa",
      url: "https://till.example.com/s/picture/site_01m7zxrh8ve0kbe7c5q5cd0fdz/pic_01m7zyva0sfayhetq5072h8vxa/1920",
      alt: "A fox in ink",
      width: 3000,
      height: 2000,
    },
  ],
  url: "https://till.example.com/s/robin-draws/signed-print",
  created_at: "2026-01-31T18:00:00.000Z",
  updated_at: "2026-01-31T18:00:00.000Z",
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
