import { Field } from "./field";
import { Textarea } from "./textarea";

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Where it will be read. */
  hint: string;
}

/** Why somebody did it, in a sentence or two; left empty if they like. */
export function ReasonField({ value, onChange, hint }: ReasonFieldProps) {
  return (
    <Field label="Reason" optional hint={hint}>
      <Textarea
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
