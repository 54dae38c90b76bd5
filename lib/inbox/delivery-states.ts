export const deliveryStateLabels = {
  pending: "Waiting",
  processed: "Processed",
  quarantined: "Quarantined",
} as const;

export type DeliveryState = keyof typeof deliveryStateLabels;
export const deliveryStates = ["pending", "processed", "quarantined"] as const;
