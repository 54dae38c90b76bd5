"use client";

import { useMemo, useState } from "react";
import { densityCookie } from "@/components/data-table/density-cookie";
import { remember } from "@/components/data-table/remember";
import { ListPage, type Selected } from "@/components/list-page/list-page";
import { ListViews } from "@/components/list-page/list-views";
import { Toolbar } from "@/components/list-page/toolbar";
import {
  type ConfirmationLine,
  type ConfirmationListState,
  confirmationList,
  type ConfirmationReport as Report,
} from "@/lib/matching/browser";
import { type Asked, ChangeDialog } from "./change-dialog";
import type { ChangeName } from "./changes";
import { confirmationColumns } from "./columns";
import { ConfirmationCards } from "./confirmation-cards";
import { confirmationFilters, confirmationSortWords } from "./confirmation-filters";
import { useConfirmationListActions } from "./confirmation-list-actions";
import { ConfirmationReport } from "./confirmation-report";
import { DensitySwitch } from "./density-switch";
import { ExportLink, exportHref } from "./export-link";
import type { ConfirmationListData } from "./list-data";
import { NoConfirmations } from "./no-confirmations";
import { SelectionBar } from "./selection-bar";

const builtIn: { name: string; change: Partial<ConfirmationListState> }[] = [
  { name: "All", change: {} },
  { name: "Needs a look", change: { review: true } },
  { name: "Pending", change: { status: ["pending"] } },
  { name: "Success", change: { status: ["success"] } },
  { name: "Failed", change: { status: ["failed"] } },
];

/** The list of confirmations as a whole: what is special to it. */
export function ConfirmationsPage({ data }: { data: ConfirmationListData }) {
  const { zone, year, sites } = data;
  const actions = useConfirmationListActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [report, setReport] = useState<{ name: ChangeName; reports: readonly Report[] } | null>(
    null,
  );
  const [density, setDensity] = useState(data.density);
  const columns = useMemo(() => confirmationColumns({ zone, year, onAsk: setAsked }), [zone, year]);
  const done = (
    selected: Selected<ConfirmationLine>,
    name: ChangeName,
    reports: readonly Report[],
  ) => {
    if (asked?.code !== null) return selected.refresh();
    selected.settle(reports);
    setReport({ name, reports });
  };
  return (
    <ListPage<ConfirmationListState, ConfirmationLine>
      list={confirmationList}
      data={data}
      title="Confirmations"
      topic="confirmations"
      peek={actions.peek}
      names={{
        platform: (slug) => data.platforms.find((one) => one.slug === slug)?.name ?? slug,
        site: (slug) => sites.find((site) => site.slug === slug)?.name ?? "unknown",
        button: (id) => data.buttons.find((button) => button.id === id)?.label ?? "unknown",
      }}
      nameOf={(line) => line.code}
      columns={columns}
      shown={confirmationList.usualColumns(sites.length)}
      density={density}
      views={
        <ListViews<ConfirmationListState>
          list={confirmationList}
          data={data}
          builtIn={builtIn}
          example="Failed on Ko-fi this month"
          save={actions.saveView}
          remove={actions.deleteView}
        >
          {data.count.count > 0 ? <ExportLink state={data.state} zone={zone} /> : null}
        </ListViews>
      }
      toolbar={(about) => (
        <Toolbar<ConfirmationListState>
          {...about}
          list={confirmationList}
          looks={confirmationFilters(data)}
          searchTitle="Searches ID, code, e-mail, name, transaction ID and message"
          sortWords={confirmationSortWords}
        >
          <DensitySwitch
            density={density}
            onChange={(next) => {
              setDensity(next);
              remember(densityCookie, next);
            }}
          />
        </Toolbar>
      )}
      cards={(about) => <ConfirmationCards about={about} onAsk={setAsked} />}
      empty={<NoConfirmations sites={sites} />}
      bar={(selected) => (
        <SelectionBar
          selected={selected}
          mayWrite={data.mayWrite}
          onAsk={(name) => setAsked({ name, ids: selected.ids, code: null })}
          onExport={() => window.location.assign(exportHref(data.state, selected.ids, zone))}
        />
      )}
    >
      {({ selected }) => (
        <>
          {asked ? (
            <ChangeDialog
              asked={asked}
              onClose={() => setAsked(null)}
              onDone={(name, reports) => done(selected, name, reports)}
            />
          ) : null}
          <ConfirmationReport report={report} onClose={() => setReport(null)} />
        </>
      )}
    </ListPage>
  );
}
