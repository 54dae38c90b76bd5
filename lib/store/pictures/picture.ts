import { env, toPublicId } from "@/lib/kernel";

/** A picture of an item, as pages name it. */
export interface Picture {
  id: string;
  /** What it shows, for who cannot see it. */
  alt: string;
  /** Of what was uploaded, in pixels. */
  width: number;
  height: number;
  /** In which it is kept, the narrowest first. */
  widths: number[];
}

/** The pictures of `store_items i`, in one column; `sites` is what a site's id has to be, as in `= $1`. */
export const picturesColumn = (sites: string): string => `coalesce((
  select json_agg(json_build_object('id', p.id, 'alt', p.alt, 'width', p.width, 'height', p.height,
    'widths', (select json_agg(f.width order by f.width) from store_picture_files f
      where f.site_id ${sites} and f.site_id = p.site_id and f.picture_id = p.id)) order by p.position, p.id)
  from store_pictures p where p.site_id ${sites} and p.site_id = i.site_id and p.item_id = i.id), '[]'::json) as pictures`;

/** Where a picture is served in one width. What is there never changes. */
export const picturePath = (siteId: string, { id }: Pick<Picture, "id">, width: number): string =>
  `/s/picture/${toPublicId("site", siteId)}/${toPublicId("picture", id)}/${width}`;

/** The width for who has room for 640 pixels; the widest of a smaller picture. */
export const usualWidth = ({ widths }: Picture): number =>
  widths.find((width) => width >= 640) ?? widths.at(-1) ?? 0;

/** The whole address of a picture in the greatest width that is no wider than `most`. */
export function pictureUrl(siteId: string, picture: Picture, most = Number.POSITIVE_INFINITY) {
  const width = picture.widths.filter((one) => one <= most).at(-1) ?? picture.widths[0] ?? 0;
  return `${env().appUrl}${picturePath(siteId, picture, width)}`;
}
