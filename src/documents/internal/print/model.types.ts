/** Vietnamese, and its English gloss: empty where none is printed. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** What a template in views/slips places. Strings only: nothing is computed or worded there. */
export interface PrintModel {
  readonly layout: 'slip' | 'register' | 'result';
  readonly head: {
    readonly above: string;
    readonly agency: string;
    readonly motto: readonly [Label, Label];
    /** `Mã hồ sơ:` and its value, or `Số:` and its value. */
    readonly reference: { readonly label: Label; readonly value: string } | null;
    readonly placeAndDay: string;
    readonly form: Label | null;
  };
  readonly title: Label;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
  readonly verify: {
    readonly sentence: Label;
    readonly alt: string;
    /** SVG of the QR code. */
    readonly qr: string;
  };
  /** Written across a preview. */
  readonly draft: string | null;
}

export type Block =
  | { readonly is: 'facts'; readonly rows: readonly FactRow[] }
  | {
      readonly is: 'table';
      readonly caption: Label | null;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'text'; readonly text: Label }
  | { readonly is: 'list'; readonly label: Label; readonly items: readonly string[] }
  | { readonly is: 'signatures'; readonly places: readonly SignaturePlace[] };

export interface FactRow {
  readonly label: Label;
  readonly value: string;
}

export interface Column {
  readonly label: Label;
  /** Share of the width; 0 for as narrow as its content. */
  readonly share: number;
  readonly align: 'left' | 'center';
}

export interface SignaturePlace {
  readonly party: Label;
  readonly note: Label | null;
  /** Printed in the place of a signature, e.g. that the form was sent online. */
  readonly mark: string;
  readonly name: string;
}
