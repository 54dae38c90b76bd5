/** Panels that float over the page: menus, popovers, tooltips' big sisters. */
export const floatingStyles =
  "z-50 rounded-lg border border-line-strong bg-raised text-ink shadow-md data-[state=closed]:pointer-events-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=open]:duration-100 data-[state=closed]:duration-75";

export const scrimStyles =
  "fixed inset-0 z-50 bg-scrim data-[state=closed]:pointer-events-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:duration-150 data-[state=closed]:duration-100";
