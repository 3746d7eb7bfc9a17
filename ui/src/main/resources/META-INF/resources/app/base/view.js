import { LitElement } from 'lit';

/**
 * A component in the light DOM: the style sheets, labels and landmarks of the page reach into it,
 * as they do with native elements.
 */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }
}
