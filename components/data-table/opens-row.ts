const pressable = "a, button, input, label, select, textarea, summary, [data-opens-nothing]";

/**
 * Whether a click on a row means "open it": not when it hit something that does its own thing, nor
 * when text was being selected. The middle button and ⌘ or Ctrl ask for a new tab, as with links.
 */
export function opensRow(event: React.MouseEvent<HTMLElement>): "here" | "new tab" | null {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || !target || target.closest(pressable)) return null;
  // A menu of the row is drawn elsewhere, yet its clicks come by.
  if (!event.currentTarget.contains(target)) return null;
  if (event.button === 1) return "new tab";
  if (event.button !== 0 || event.shiftKey || event.altKey) return null;
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed && event.currentTarget.contains(selection.anchorNode)) {
    return null;
  }
  return event.metaKey || event.ctrlKey ? "new tab" : "here";
}
