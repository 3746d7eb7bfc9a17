package dev.brigade.eventstore;

class MustNeverIT extends MustNeverContract {

    MustNeverIT() {
        super(Databases.withEventStore());
    }
}
