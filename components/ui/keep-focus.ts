/**
 * For `onCloseAutoFocus`: focus goes back to where it was, unless the person or the page has gone on meanwhile.
 * It is told a moment after the window is gone, and by then another one may be open, which would close at once.
 */
export function keepFocusElsewhere(event: Event): void {
  const { activeElement, body } = document;
  const isInside = event.target instanceof Node && event.target.contains(activeElement);
  if (activeElement && activeElement !== body && !isInside) event.preventDefault();
}
