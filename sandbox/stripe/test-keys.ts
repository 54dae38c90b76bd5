export const testKeys = {
  secretKey: "sk_test_ofthetests00000000000000",
  publishableKey: "pk_test_ofthetests00000000000000",
  webhookSecret: "whsec_ofthetests0000000000000000",
};
