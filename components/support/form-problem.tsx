import { Callout } from "@/components/ui/callout";

/** Says on top of a form what is wrong with it, and with which fields. */
export function FormProblem({
  message,
  errors,
  labels,
}: {
  message: string | undefined;
  errors: Record<string, string>;
  labels: Record<string, string>;
}) {
  const named = Object.keys(errors).filter((name) => labels[name]);
  const rest = Object.entries(errors).find(([name]) => !labels[name])?.[1];
  const sentence =
    message ??
    rest ??
    (named.length > 0
      ? `Please look at ${named.map((name) => labels[name]).join(" and ")} again.`
      : undefined);
  if (!sentence) return null;
  return (
    <Callout tone="bad" role="alert">
      {sentence}
    </Callout>
  );
}
