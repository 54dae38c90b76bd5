/**
 * What the platform kept of the order `o`, in minor units of its currency; null where it has not told. SQL;
 * `sites` says which sites these are (`= $1`).
 */
export const feeOfOrder = (sites: string): string => `(select -sum(p.amount)::bigint
  from ledger_transactions t
  join ledger_postings p on p.site_id = t.site_id and p.transaction_id = t.id
  where t.site_id ${sites} and t.site_id = o.site_id and t.order_id = o.id and t.kind = 'fee'
    and p.account = 'site' and p.currency = o.currency)`;
