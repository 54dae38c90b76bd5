export const roles = ["owner", "manager", "support", "viewer"] as const;
export type Role = (typeof roles)[number];

/** What a person may do on a site. Each right names the least role that has it. */
const leastRole = {
  "orders:read": "viewer",
  "deliveries:read": "viewer",
  "insights:read": "viewer",
  "site:read": "viewer",
  "confirmations:read": "viewer",
  "mails:read": "viewer",
  "orders:write": "support",
  "notes:write": "support",
  "confirmations:write": "support",
  "mails:send": "support",
  "views:share": "support",
  "deliveries:replay": "manager",
  "connections:manage": "manager",
  "site:manage": "manager",
  "buttons:manage": "manager",
  "replies:manage": "manager",
  "imports:run": "manager",
  "items:read": "viewer",
  "items:write": "manager",
  "refunds:write": "manager",
  "payments:manage": "owner",
  "people:manage": "owner",
  "keys:manage": "owner",
} as const satisfies Record<string, Role>;

export type Right = keyof typeof leastRole;

/** What an API key can be given. */
export const apiScopes = [
  "orders:read",
  "orders:write",
  "refunds:write",
  "items:read",
  "items:write",
] as const;
export type ApiScope = (typeof apiScopes)[number];

export const roleHasRight = (role: Role, right: Right) =>
  roles.indexOf(role) <= roles.indexOf(leastRole[right]);
