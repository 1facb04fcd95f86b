import Handlebars from 'handlebars';

/** Markup that a template places as it is. For markup that this project wrote; never for anything from outside. */
export const safeHtml = (markup: string): object => new Handlebars.SafeString(markup);
