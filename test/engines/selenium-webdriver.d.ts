// The package brings no types; these are of what is used here.
declare module "selenium-webdriver" {
  interface Actions {
    move: (to: { x: number; y: number; origin: "viewport" }) => Actions;
    click: () => Actions;
    keyDown: (key: string) => Actions;
    keyUp: (key: string) => Actions;
    sendKeys: (...keys: string[]) => Actions;
    perform: () => Promise<void>;
  }

  export interface WebDriver {
    get: (url: string) => Promise<void>;
    navigate: () => { refresh: () => Promise<void> };
    executeScript: (source: string, ...args: unknown[]) => Promise<unknown>;
    actions: () => Actions;
    findElement: (by: { css: string }) => { sendKeys: (text: string) => Promise<void> };
    getWindowHandle: () => Promise<string>;
    switchTo: () => {
      window: (handle: string) => Promise<void>;
      newWindow: (kind: "window") => Promise<void>;
    };
    manage: () => {
      window: () => {
        setRect: (rect: { x: number; y: number; width: number; height: number }) => Promise<void>;
      };
    };
    takeScreenshot: () => Promise<string>;
    quit: () => Promise<void>;
  }

  export class Builder {
    usingServer(url: string): this;
    withCapabilities(capabilities: object): this;
    build(): WebDriver & PromiseLike<WebDriver>;
  }

  export const Key: Readonly<Record<string, string>>;
}
