"use client";

import { LogOut, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { type ActionResult, type Role, roles } from "@/lib/kernel/browser";
import { roleTexts } from "./role-texts";

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  role: Role;
  lastSignInAt: Date | null;
}

interface PeopleListProps {
  site: { id: string; name: string; timeZone: string };
  people: ListedPerson[];
  ownUserId: string;
  canManage: boolean;
  changeRole: (input: {
    siteId: string;
    userId: string;
    role: Role;
  }) => Promise<ActionResult<void>>;
  remove: (input: { siteId: string; userId: string }) => Promise<ActionResult<void>>;
}

const roleOptions = roles.map((role) => ({ value: role, label: roleTexts[role].label }));

function RoleSelect({ person, ...list }: PeopleListProps & { person: ListedPerson }) {
  const [pending, startTransition] = useTransition();
  const change = (role: Role) =>
    startTransition(async () => {
      const { userId, name } = person;
      const result = await list
        .changeRole({ siteId: list.site.id, userId, role })
        .catch(() => undefined);
      if (result?.ok) toast.success(`${name}: ${roleTexts[role].label}`);
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <Select
      aria-label={`Role of ${person.name}`}
      options={roleOptions}
      value={person.role}
      disabled={pending}
      onChange={(event) => change(event.target.value as Role)}
      className="w-32"
    />
  );
}

function RemoveButton({ person, ...list }: PeopleListProps & { person: ListedPerson }) {
  const router = useRouter();
  const isSelf = person.userId === list.ownUserId;
  const remove = async () => {
    const result = await list.remove({ siteId: list.site.id, userId: person.userId });
    if (!result.ok) throw new Error(result.error.message);
    toast.success(isSelf ? `You left ${list.site.name}` : `${person.name} was removed`);
    if (isSelf) router.push("/sites");
  };
  return (
    <ConfirmDialog
      title={isSelf ? `Leave ${list.site.name}?` : `Remove ${person.name} from ${list.site.name}?`}
      consequence={
        isSelf
          ? "You lose access at once. Only an owner can invite you again."
          : "They lose access at once. What they did stays in the timelines. You can invite them again."
      }
      confirmLabel={isSelf ? "Leave" : "Remove"}
      onConfirm={remove}
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={isSelf ? `Leave ${list.site.name}` : `Remove ${person.name}`}
        >
          {isSelf ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}
        </Button>
      }
    />
  );
}

/** Everybody on a site; for owners with the means to change it. */
export function PeopleList(props: PeopleListProps) {
  return (
    <ul>
      {props.people.map((person) => {
        const isSelf = person.userId === props.ownUserId;
        return (
          <li
            key={person.userId}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3 last:border-b-0"
          >
            <Avatar name={person.name} />
            <div className="min-w-40 flex-1">
              <p className="wrap-anywhere font-medium text-sm">
                {person.name} {isSelf ? <Badge className="ml-1">You</Badge> : null}
              </p>
              <p className="wrap-anywhere text-muted text-sm">
                {person.email}
                {person.lastSignInAt ? (
                  <>
                    {" · signed in "}
                    <RelativeTime value={person.lastSignInAt} zone={props.site.timeZone} />
                  </>
                ) : null}
              </p>
            </div>
            <div className="flex items-center gap-1.5 max-sm:ml-11">
              {props.canManage ? (
                <RoleSelect {...props} person={person} />
              ) : (
                <Badge>{roleTexts[person.role].label}</Badge>
              )}
              {props.canManage || isSelf ? <RemoveButton {...props} person={person} /> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
