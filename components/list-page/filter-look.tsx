import type { ReactNode } from "react";
import { type Choice, Choices } from "@/components/data-table/choices";
import { DayFields } from "@/components/data-table/day-fields";
import { DayFilter } from "@/components/data-table/day-filter";
import { type Days, daysFilter, type Filter } from "@/lib/lists/browser";
import type { AnyListState, ListOf } from "./list-of";

/** Changes a list, or the draft of one. */
export type Change<State> = (part: Partial<State>) => void;

/** How one filter of a definition looks in the toolbar, and in the sheet that phones have. */
export interface FilterLook<State> {
  name: keyof State & string;
  /** What the menu's button says; the filter's own label unless it is too long. */
  menuLabel?: string;
  /** What is chosen among. Days have controls of their own. */
  options?: readonly Choice[];
  /** Offers a box that narrows a long list of options down. */
  searchable?: boolean;
  wide?: boolean;
  /** Controls of its own, where neither options nor days are it. */
  menu?: (state: State, change: Change<State>, close: () => void) => ReactNode;
  field?: (draft: State, change: Change<State>) => ReactNode;
  /** Another filter's field has it in the sheet. */
  notInSheet?: boolean;
}

/** What a filter says, as the values that an address would hold. */
const chosenOf = (filter: Filter<unknown>, value: unknown) =>
  filter.pairs(value).flatMap(([, text]) => (text ? [text] : []));

/** How much of a filter is in use, for the badge on its button. */
export function countChosen<State extends AnyListState>(
  { filters }: ListOf<State>,
  look: FilterLook<State>,
  state: State,
): number {
  const filter = filters[look.name];
  const count = filter ? chosenOf(filter, state[look.name]).length : 0;
  return look.options ? count : Math.min(count, 1);
}

interface ControlProps<State extends AnyListState> {
  list: ListOf<State>;
  look: FilterLook<State>;
  state: State;
  change: Change<State>;
  zoneText: string;
}

function FilterChoices<State extends AnyListState>(
  props: ControlProps<State> & { hideLegend?: boolean },
) {
  const { list, look, state, change, hideLegend } = props;
  const filter = list.filters[look.name];
  if (!filter) return null;
  return (
    <Choices
      legend={filter.label}
      hideLegend={hideLegend}
      searchable={hideLegend && look.searchable}
      options={look.options ?? []}
      chosen={chosenOf(filter, state[look.name])}
      onChange={(chosen) => {
        const value = filter.read({ all: () => chosen, one: () => chosen[0] ?? "" });
        change({ [look.name]: value } as unknown as Partial<State>);
      }}
    />
  );
}

const isDays = ({ list, look }: Pick<ControlProps<AnyListState>, "list" | "look">) =>
  list.filters[look.name] === daysFilter;

const changeDays =
  <State extends AnyListState>({ look, change }: ControlProps<State>) =>
  (days: Days) =>
    change({ [look.name]: days } as unknown as Partial<State>);

/** What the menu of a filter holds. */
export function FilterControl<State extends AnyListState>(
  props: ControlProps<State> & { close: () => void },
) {
  const { list, look, state, change, close, zoneText } = props;
  if (look.menu) return <>{look.menu(state, change, close)}</>;
  if (!isDays({ list: list as never, look: look as never }))
    return <FilterChoices {...props} hideLegend />;
  return (
    <DayFilter
      days={state[look.name] as Days}
      zoneText={zoneText}
      onChange={changeDays(props)}
      onDone={close}
    />
  );
}

/** The same filter as a part of the sheet. */
export function FilterField<State extends AnyListState>(props: ControlProps<State>) {
  const { list, look, state, change, zoneText } = props;
  if (look.notInSheet) return null;
  if (look.field) return <>{look.field(state, change)}</>;
  if (!isDays({ list: list as never, look: look as never })) return <FilterChoices {...props} />;
  return (
    <DayFields days={state[look.name] as Days} onChange={changeDays(props)} zoneText={zoneText} />
  );
}
