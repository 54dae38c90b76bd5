/**
 * Writes into a text field where its cursor is, as if it were typed: undo takes it back, and React
 * hears of it. `wrap` puts what is selected between the two parts.
 */
export function insertText(
  field: HTMLInputElement | HTMLTextAreaElement,
  before: string,
  after = "",
): void {
  const { selectionStart, selectionEnd, value } = field;
  const start = selectionStart ?? value.length;
  const end = selectionEnd ?? value.length;
  const selected = value.slice(start, end);
  const text = before + selected + after;
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (after !== "") {
    const from = start + before.length;
    field.setSelectionRange(from, from + selected.length);
  }
}
