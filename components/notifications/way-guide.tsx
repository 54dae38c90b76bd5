import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { wayLabels } from "@/lib/notifications/schemas";

/** What each way means. */
export function WayGuide({ email }: { email: string }) {
  return (
    <Card aria-labelledby="ways">
      <CardHeader titleId="ways" title="What the choices mean" />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term={wayLabels.in_app}>
            At the bell and in the list of notifications, as it happens.
          </DescriptionItem>
          <DescriptionItem term={wayLabels.at_once}>
            The same, and a mail to <span className="wrap-anywhere font-medium">{email}</span> at
            once. After ten in an hour the rest waits for the digest.
          </DescriptionItem>
          <DescriptionItem term={wayLabels.digest}>
            The same, and one mail a day that gathers everything, at eight in the morning where your
            first site is. No news, no mail.
          </DescriptionItem>
          <DescriptionItem term={wayLabels.off}>Nothing, nowhere.</DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
