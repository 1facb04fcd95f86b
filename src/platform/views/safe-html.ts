/** Markup that a template places as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

/** For markup that this project wrote; never for anything from outside. */
export const safeHtml = (markup: string): Html => new Html(markup);
