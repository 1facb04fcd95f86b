/** The package ships no types; this is the part of it that the pages use. */
declare module 'govuk-frontend' {
  export interface ComponentClass {
    readonly moduleName: string;
  }
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const PasswordInput: ComponentClass;
  export const SkipLink: ComponentClass;
  export function createAll(component: ComponentClass, config?: object): readonly object[];
}
