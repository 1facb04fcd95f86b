const SCALES: Readonly<Record<string, number>> = { nghìn: 1_000, ngàn: 1_000, triệu: 1_000_000, tỷ: 1_000_000_000 };

/** `150.000 đồng`, `1.500.000đ`, `135,000 VNĐ`, `02 triệu đồng`, `700 nghìn đồng`. */
const AMOUNT =
  /(?<![\d.,/])(?:(\d{1,3}(?:[.,]\d{3})+|\d{4,9})\s*(?:đồng|vnđ|vnd|đ(?![\p{L}\p{N}])|việt nam đồng)|(\d{1,3}(?:[.,]\d{1,2})?)\s*(nghìn|ngàn|triệu|tỷ)\s*(?:đồng|vnđ|đ))/giu;

/** Amounts of đồng that a text speaks of, in its order. Years, numbers of laws and the like are not taken for money. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(AMOUNT)].map(([, plain, scaled, scale]) =>
    plain === undefined
      ? Math.round(Number((scaled ?? '0').replace(',', '.')) * (SCALES[(scale ?? '').toLowerCase()] ?? 1))
      : Number(plain.replace(/[.,]/g, '')),
  );
}
