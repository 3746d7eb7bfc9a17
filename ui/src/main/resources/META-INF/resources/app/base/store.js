/** Something that changes, and says so with a `change` event. */
export class Store extends EventTarget {
  changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** A Lit controller that renders its host again whenever one of the stores changes. */
export class Follow {
  #host;
  #stores;
  #update = () => this.#host.requestUpdate();

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {...Store} stores
   */
  constructor(host, ...stores) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected() {
    this.#stores.forEach((store) => store.addEventListener('change', this.#update));
  }

  hostDisconnected() {
    this.#stores.forEach((store) => store.removeEventListener('change', this.#update));
  }
}
