package dev.vigia.local.stack;

/** Every port that the stack listens on. A standard of 0 means internal: any free one. */
public enum Port {
    API("API and dashboard", "--api-port", 8080),
    FLINK("Flink web UI", "--flink-port", 8081),
    BRIDGE("bridge", "--bridge-port", 8090),
    KAFKA("Kafka", "--kafka-port", 9092),
    POSTGRES("PostgreSQL", "--postgres-port", 5433),
    KAFKA_CONTROLLER("Kafka controller", "", 0),
    JOBMANAGER_RPC("JobManager RPC", "", 0),
    TASKMANAGER_RPC("TaskManager RPC", "", 0),
    JOBMANAGER_METRICS("JobManager metrics", "", 0),
    TASKMANAGER_METRICS("TaskManager metrics", "", 0),
    DEMO_AGENT("demo agent", "", 0);

    final String people;
    final String flag;
    final int standard;

    Port(String people, String flag, int standard) {
        this.people = people;
        this.flag = flag;
        this.standard = standard;
    }

    /** The command line flag that changes it; empty for internal ports. */
    public String flag() {
        return flag;
    }
}
