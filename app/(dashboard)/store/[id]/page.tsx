import { ArrowUpRight } from "lucide-react";
import { currencyOptions } from "@/components/sites/choices";
import { ItemForm } from "@/components/store/item-form";
import { PictureEditor } from "@/components/store/picture-editor";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listCountries } from "@/lib/addresses";
import { toPublicId } from "@/lib/kernel";
import { getItem, itemUrl, picturePath, usualWidth, writeItemForm } from "@/lib/store";
import { defineMetadata, definePage } from "@/lib/web";
import { changeStoreItem, describePicture, orderItemPictures, removeItemPicture } from "../actions";

const page = { path: "/store/[id]", access: { right: "items:write" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => {
  const { title, siteName } = await getItem(ctx, params.id);
  return { title: `${title} · ${siteName}` };
});

const pictureActions = {
  ...{ describe: describePicture, order: orderItemPictures, remove: removeItemPicture },
};

export default definePage(page, async ({ ctx, params }) => {
  const item = await getItem(ctx, params.id);
  const itemId = toPublicId("item", item.id);
  return (
    <Page width="narrow">
      <PageHeader
        title={<span dir="auto">{item.title}</span>}
        back={{ href: "/store", label: "Store" }}
        badges={item.isOn ? undefined : <Badge>Off</Badge>}
        description={item.siteName}
        actions={
          item.isOn ? (
            <LinkButton href={itemUrl(item)} target="_blank" prefetch={false}>
              See its page
              <ArrowUpRight aria-hidden />
              <span className="sr-only"> (opens in a new tab)</span>
            </LinkButton>
          ) : undefined
        }
      />
      <PictureEditor
        siteSlug={item.siteSlug}
        itemId={itemId}
        pictures={item.pictures.map((picture) => ({
          ...{ id: toPublicId("picture", picture.id), alt: picture.alt },
          path: picturePath(item.siteId, picture, usualWidth(picture)),
        }))}
        actions={pictureActions}
      />
      <ItemForm
        key={item.updatedAt.getTime()}
        itemId={itemId}
        change={changeStoreItem}
        item={writeItemForm(item)}
        currencies={currencyOptions()}
        countries={listCountries()}
      />
    </Page>
  );
});
