import type { Trigger } from "../rules/triggers";

export type StarterName = "thanks" | "first-time" | "member" | "goodbye" | "not-found";

/** Rules with their texts that a creator can begin with. */
export const starters: readonly {
  name: StarterName;
  ruleName: string;
  meaning: string;
  trigger: Trigger;
  delayMinutes: number;
  template: { name: string; subject: string; body: string };
}[] = [
  {
    name: "first-time",
    ruleName: "Thank new supporters",
    meaning: "A warm word to everybody who supports you for the first time.",
    trigger: "first_time_supporter",
    delayMinutes: 0,
    template: {
      name: "Thank you, first time",
      subject: "Thank you, {{supporter_name|and welcome}}!",
      body: [
        "Hi {{supporter_name|there}},",
        "your **{{amount}}** on {{platform}} just arrived, and it is the first time that you support {{site_name}}. Thank you so much!",
        "> {{message}}",
        "Is there anything that you would like to see next? Just answer this mail, I read every one.",
        "{{site_name}}",
      ].join("\n\n"),
    },
  },
  {
    name: "thanks",
    ruleName: "Thank for every order",
    meaning: "Says that the order arrived, what it was, and thank you.",
    trigger: "order.arrived",
    delayMinutes: 0,
    template: {
      name: "Thank you",
      subject: "Thank you for {{item|your support}}",
      body: [
        "Hi {{supporter_name|there}},",
        "thank you! Your order arrived:",
        "- **{{item|Your order}}**, {{amount}}\n- paid on {{platform}}, {{order_date}}\n- reference {{reference}}",
        "If anything is not as it should be, just answer this mail.",
        "{{site_name}}",
      ].join("\n\n"),
    },
  },
  {
    name: "member",
    ruleName: "Welcome new members",
    meaning: "Greets everybody whose membership starts.",
    trigger: "membership.started",
    delayMinutes: 5,
    template: {
      name: "Welcome, member",
      subject: "Welcome to {{tier|the circle}}",
      body: [
        "Hi {{supporter_name|there}},",
        "welcome to **{{tier|the membership}}**! From now on you carry {{site_name}} along every month, and that means a lot.",
        "Your first payment of {{amount}} arrived on {{platform}}.",
        "{{site_name}}",
      ].join("\n\n"),
    },
  },
  {
    name: "goodbye",
    ruleName: "Say goodbye to members",
    meaning: "A kind word when a membership ends. The door stays open.",
    trigger: "membership.ended",
    delayMinutes: 60,
    template: {
      name: "Goodbye, member",
      subject: "Thank you for having been with us",
      body: [
        "Hi {{supporter_name|there}},",
        "your membership ({{tier|membership}}) has ended. Thank you for the time that you carried {{site_name}} along!",
        "If there is something that I could have done better, I would be glad to read it: just answer this mail.",
        "{{site_name}}",
      ].join("\n\n"),
    },
  },
  {
    name: "not-found",
    ruleName: "Ask when a payment is not found",
    meaning: "Tells a visitor that their payment was not found, and asks for its transaction ID.",
    trigger: "confirmation.failed",
    delayMinutes: 0,
    template: {
      name: "Payment not found",
      subject: "We could not find your payment ({{code}})",
      body: [
        "Hi {{supporter_name|there}},",
        "you told {{site_name}} about a payment on {{platform}}, with the code **{{code}}**. It has not arrived so far.",
        "Did you pay? Then please answer this mail with the transaction ID from the receipt, and we will look for it. If you changed your mind, there is nothing to do.",
        "{{site_name}}",
      ].join("\n\n"),
    },
  },
];
